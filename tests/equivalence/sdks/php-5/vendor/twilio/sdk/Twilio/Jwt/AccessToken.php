<?php

namespace Twilio\Jwt;

class AccessToken
{
    use CustomClaims;

    private $accountSid;
    private $signingKeySid;
    private $secret;
    private $ttl;
    private $identity;
    private $nbf = null;
    private $grants = array();

    public function __construct($accountSid, $signingKeySid, $secret, $ttl = 3600, $identity = null)
    {
        $this->accountSid = $accountSid;
        $this->signingKeySid = $signingKeySid;
        $this->secret = $secret;
        $this->ttl = $ttl;
        $this->identity = $identity;
    }

    public function setIdentity($identity)
    {
        $this->identity = $identity;
        return $this;
    }

    public function setNbf($nbf)
    {
        $this->nbf = $nbf;
        return $this;
    }

    public function addGrant($grant)
    {
        $this->grants[] = $grant;
        return $this;
    }

    public function toJWT($algorithm = 'HS256')
    {
        $now = time();
        $grants = $this->identity ? array('identity' => $this->identity) : array();
        foreach ($this->grants as $grant) {
            $grants[$grant->getGrantKey()] = (object) $grant->getPayload();
        }
        $claims = array(
            'jti' => "$this->signingKeySid-$now",
            'iss' => $this->signingKeySid,
            'sub' => $this->accountSid,
            'exp' => $now + $this->ttl,
            'grants' => (object) $grants,
        );
        $claims += $this->nbf === null ? array() : array('nbf' => $this->nbf);
        return JWT::encode($claims + $this->customClaims, $this->secret, array('cty' => 'twilio-fpa;v=1'));
    }

    public function __toString()
    {
        return $this->toJWT();
    }
}
