<?php

namespace Twilio\Jwt;

use Twilio\Jwt\Grants\VoiceGrant;

class AccessToken
{
    use CustomClaims;
    use Region;

    private $accountSid;
    private $signingKeySid;
    private $secret;
    private $ttl;
    private $identity;
    private $nbf = null;
    private $grants = [];

    private function fill(string $accountSid, string $signingKeySid, string $secret, int $ttl, ?string $identity): void
    {
        $this->accountSid = $accountSid;
        $this->signingKeySid = $signingKeySid;
        $this->secret = $secret;
        $this->ttl = $ttl;
        $this->identity = $identity;
    }

    public function setIdentity(string $identity): self
    {
        $this->identity = $identity;
        return $this;
    }

    public function setNbf(int $nbf): self
    {
        $this->nbf = $nbf;
        return $this;
    }

    public function addGrant(VoiceGrant $grant): self
    {
        $this->grants[] = $grant;
        return $this;
    }

    public function toJWT(string $algorithm = 'HS256'): string
    {
        $now = time();
        $grants = $this->identity ? ['identity' => $this->identity] : [];
        foreach ($this->grants as $grant) {
            $grants[$grant->getGrantKey()] = (object) $grant->getPayload();
        }
        $claims = [
            'jti' => "$this->signingKeySid-$now",
            'iss' => $this->signingKeySid,
            'sub' => $this->accountSid,
            'exp' => $now + $this->ttl,
            'grants' => (object) $grants,
        ];
        $claims += $this->nbf === null ? [] : ['nbf' => $this->nbf];
        $header = ['cty' => 'twilio-fpa;v=1'] + ($this->region === null ? [] : ['twr' => $this->region]);
        return JWT::encode($claims + $this->customClaims, $this->secret, $header);
    }

    public function __toString(): string
    {
        return $this->toJWT();
    }
}
