<?php
// shape: the old class imported into a namespace, in a static method
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
namespace Shop\Support;

require __DIR__ . '/../vendor/autoload.php';

use Services_Twilio_Capability;

abstract class Tokens
{
    public static function forAgent($agent, $appSid)
    {
        $capability = new Services_Twilio_Capability(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming($agent);
        $capability->allowClientOutgoing($appSid);

        return $capability->generateToken(60 * 60);
    }
}

function mint($input)
{
    return Tokens::forAgent($input['name'], $input['appSid']);
}
