<?php
// shape: the old class imported into a namespace, in a static method
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
namespace Shop\Support;

require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

abstract class Tokens
{
    public static function forAgent($agent, $appSid)
    {
        $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), 60 * 60, (string) $agent);
        $voiceGrant = new VoiceGrant();
        $voiceGrant->setIncomingAllow(true);
        $voiceGrant->setOutgoingApplicationSid($appSid);
        $token->addGrant($voiceGrant);

        return $token->toJWT();
    }
}

function mint($input)
{
    return Tokens::forAgent($input['name'], $input['appSid']);
}
