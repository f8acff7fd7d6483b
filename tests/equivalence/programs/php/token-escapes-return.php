<?php
// shape: a public method hands the token object to whoever calls it
// sdks: modern
// fix: none (the token leaves the file)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

class CapabilityProvider
{
    public function capabilityFor(string $name): ClientToken
    {
        $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming($name);

        return $capability;
    }
}

function mint(array $input)
{
    return (new CapabilityProvider())->capabilityFor($input['name'])->generateToken();
}
