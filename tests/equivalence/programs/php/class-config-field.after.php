<?php
// shape: fields that the constructor fills from the environment, used by a method with a typed result
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

final class TokenFactory
{
    private string $accountSid;

    public function __construct()
    {
        $this->accountSid = getenv('TWILIO_ACCOUNT_SID');
    }

    /** @return array{token: string, expires: int} */
    public function make(string $identity, int $ttl = 3600): array
    {
        $token = new AccessToken($this->accountSid, getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $ttl, $identity);
        $voiceGrant = new VoiceGrant();
        $voiceGrant->setIncomingAllow(true);
        $token->addGrant($voiceGrant);

        return ['token' => $token->toJWT(), 'expires' => $ttl];
    }
}

function mint(array $input): array
{
    return (new TokenFactory())->make($input['name'], $input['ttl']);
}
