<?php

namespace Twilio\Jwt;

class ClientToken
{
    use CustomClaims;

    private $accountSid;
    private $authToken;
    private $clientName = null;
    private $scopes = array();

    public function __construct($accountSid, $authToken)
    {
        $this->accountSid = $accountSid;
        $this->authToken = $authToken;
    }

    public function allowClientIncoming($clientName)
    {
        if (!preg_match('/\A\w+\z/', $clientName)) {
            throw new \InvalidArgumentException('a client name has letters, digits and underscores');
        }
        $this->clientName = $clientName;
        $this->scopes[] = array('client:incoming', array('clientName' => $clientName));
    }

    public function allowClientOutgoing($appSid, array $appParams = array())
    {
        $query = array('appSid' => $appSid, 'appParams' => http_build_query($appParams, '', '&'));
        $this->scopes[] = array('client:outgoing', $query);
    }

    public function allowEventStream(array $filters = array())
    {
        $query = array('path' => '/2010-04-01/Events', 'params' => http_build_query($filters, '', '&'));
        $this->scopes[] = array('stream:subscribe', $query);
    }

    public function generateToken($ttl = 3600)
    {
        $scopes = array();
        foreach ($this->scopes as list($kind, $query)) {
            if ($kind === 'client:outgoing' && $this->clientName !== null) {
                $query['clientName'] = $this->clientName;
            }
            $scopes[] = "scope:$kind?" . http_build_query($query, '', '&');
        }
        $claims = array('scope' => implode(' ', $scopes), 'iss' => $this->accountSid, 'exp' => time() + $ttl);
        return JWT::encode($claims + $this->customClaims, $this->authToken);
    }
}
