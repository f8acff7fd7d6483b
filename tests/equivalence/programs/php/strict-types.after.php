<?php
// shape: strict types, a static function and named arguments
// sdks: 8.12.0
// fix: safe
declare(strict_types=1);

require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

final class VoiceTokens
{
    public static function mint(string $identity, string $appSid, int $ttl): string
    {
        $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $ttl, $identity);
        $voiceGrant = new VoiceGrant();
        $voiceGrant->setIncomingAllow(true);
        $voiceGrant->setOutgoingApplication($appSid, ['identity' => $identity]);
        $token->addGrant($voiceGrant);

        return $token->toJWT();
    }
}

function mint(array $input): string
{
    return VoiceTokens::mint($input['name'], $input['appSid'], $input['ttl']);
}
