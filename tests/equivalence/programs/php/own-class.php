<?php
// shape: a class of the same short name that is the customer's own
// sdks: modern
// fix: none (not the class of the SDK)
namespace Acme\Tokens;

class ClientToken
{
    private $claims;

    public function __construct(string $issuer, private string $secret)
    {
        $this->claims = ['iss' => $issuer, 'rooms' => []];
    }

    public function allowClientIncoming(string $name): void
    {
        $this->claims['rooms'][] = $name;
    }

    public function generateToken(int $ttl = 3600): string
    {
        $part = fn (string $bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
        $signed = $part('{"alg":"HS256"}') . '.' . $part(json_encode($this->claims + ['exp' => time() + $ttl]));

        return $signed . '.' . $part(hash_hmac('sha256', $signed, $this->secret, true));
    }
}

function mint(array $input)
{
    $token = new ClientToken('acme', 'not a secret of the vendor');
    $token->allowClientIncoming($input['name']);

    return $token->generateToken();
}
