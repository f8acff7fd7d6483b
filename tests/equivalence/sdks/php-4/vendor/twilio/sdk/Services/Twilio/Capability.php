<?php

class Services_Twilio_Capability
{
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
            throw new InvalidArgumentException('a client name has letters, digits and underscores');
        }
        $this->clientName = $clientName;
        $this->scopes[] = new ScopeURI('client', 'incoming', array('clientName' => $clientName));
    }

    public function allowClientOutgoing($appSid, array $appParams = array())
    {
        $query = array('appSid' => $appSid, 'appParams' => http_build_query($appParams, '', '&'));
        $this->scopes[] = new ScopeURI('client', 'outgoing', $query);
    }

    public function allowEventStream(array $filters = array())
    {
        $query = array('path' => '/2010-04-01/Events', 'params' => http_build_query($filters, '', '&'));
        $this->scopes[] = new ScopeURI('stream', 'subscribe', $query);
    }

    public function generateToken($ttl = 3600)
    {
        $scopes = array();
        foreach ($this->scopes as $scope) {
            $outgoing = $scope->privilege === 'outgoing' && $this->clientName !== null;
            $scopes[] = $scope->text($outgoing ? array('clientName' => $this->clientName) : array());
        }
        $claims = array('scope' => implode(' ', $scopes), 'iss' => $this->accountSid, 'exp' => time() + $ttl);
        return JWT::encode($claims, $this->authToken);
    }
}

class ScopeURI
{
    public $service;
    public $privilege;
    public $params;

    public function __construct($service, $privilege, array $params)
    {
        $this->service = $service;
        $this->privilege = $privilege;
        $this->params = $params;
    }

    public function text(array $more)
    {
        return "scope:$this->service:$this->privilege?" . http_build_query($this->params + $more, '', '&');
    }
}

class JWT
{
    public static function encode($claims, $key, array $header = array())
    {
        $header = array('typ' => 'JWT', 'alg' => 'HS256') + $header;
        $signed = self::part(json_encode($header)) . '.' . self::part(json_encode($claims));
        return $signed . '.' . self::part(hash_hmac('sha256', $signed, $key, true));
    }

    private static function part($bytes)
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }
}
