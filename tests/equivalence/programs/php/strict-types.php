<?php
// shape: strict types, a static function and named arguments
// sdks: 8.12.0
// fix: safe
declare(strict_types=1);

require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

final class VoiceTokens
{
    public static function mint(string $identity, string $appSid, int $ttl): string
    {
        $capability = new ClientToken(accountSid: getenv('TWILIO_ACCOUNT_SID'), authToken: getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming(clientName: $identity);
        $capability->allowClientOutgoing($appSid, appParams: ['identity' => $identity]);

        return $capability->generateToken(ttl: $ttl);
    }
}

function mint(array $input): string
{
    return VoiceTokens::mint($input['name'], $input['appSid'], $input['ttl']);
}
