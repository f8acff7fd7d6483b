<?php

namespace Twilio\Jwt;

class ClientToken
{
    use CustomClaims;

    private $accountSid;
    private $authToken;
    private $clientName = null;
    private $scopes = [];

    public function __construct(string $accountSid, string $authToken)
    {
        $this->accountSid = $accountSid;
        $this->authToken = $authToken;
    }

    public function allowClientIncoming(string $clientName): void
    {
        if (!preg_match('/\A\w+\z/', $clientName)) {
            throw new \InvalidArgumentException('a client name has letters, digits and underscores');
        }
        $this->clientName = $clientName;
        $this->scopes[] = ['client:incoming', ['clientName' => $clientName]];
    }

    public function allowClientOutgoing(string $appSid, array $appParams = []): void
    {
        $query = ['appSid' => $appSid, 'appParams' => http_build_query($appParams, '', '&')];
        $this->scopes[] = ['client:outgoing', $query];
    }

    public function allowEventStream(array $filters = []): void
    {
        $query = ['path' => '/2010-04-01/Events', 'params' => http_build_query($filters, '', '&')];
        $this->scopes[] = ['stream:subscribe', $query];
    }

    public function generateToken(int $ttl = 3600): string
    {
        $scopes = [];
        foreach ($this->scopes as [$kind, $query]) {
            if ($kind === 'client:outgoing' && $this->clientName !== null) {
                $query['clientName'] = $this->clientName;
            }
            $scopes[] = "scope:$kind?" . http_build_query($query, '', '&');
        }
        $claims = ['scope' => implode(' ', $scopes), 'iss' => $this->accountSid, 'exp' => time() + $ttl];
        return JWT::encode($claims + $this->customClaims, $this->authToken);
    }
}
