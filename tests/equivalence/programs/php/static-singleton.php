<?php
// shape: one token object for all, in a static property, constructed when it is first needed
// sdks: modern
// fix: safe or none (the token crosses methods)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

class Desk
{
    private static ?ClientToken $capability = null;

    private static function capability(): ClientToken
    {
        if (self::$capability === null) {
            self::$capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
            self::$capability->allowClientIncoming('desk');
        }

        return self::$capability;
    }

    public static function token(int $ttl): string
    {
        return self::capability()->generateToken($ttl);
    }
}

function mint(array $input)
{
    return [Desk::token($input['ttl']), Desk::token(60)];
}
