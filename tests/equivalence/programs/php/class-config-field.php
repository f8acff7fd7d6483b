<?php
// shape: fields that the constructor fills from the environment, used by a method with a typed result
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

final class TokenFactory
{
    private string $accountSid;
    private string $authToken;

    public function __construct()
    {
        $this->accountSid = getenv('TWILIO_ACCOUNT_SID');
        $this->authToken = getenv('TWILIO_AUTH_TOKEN');
    }

    /** @return array{token: string, expires: int} */
    public function make(string $identity, int $ttl = 3600): array
    {
        $capability = new ClientToken($this->accountSid, $this->authToken);
        $capability->allowClientIncoming($identity);

        return ['token' => $capability->generateToken($ttl), 'expires' => $ttl];
    }
}

function mint(array $input): array
{
    return (new TokenFactory())->make($input['name'], $input['ttl']);
}
