<?php
// shape: the class is only extended here
// sdks: modern
// fix: none (a subclass, no construction of the class itself)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

class SupportToken extends ClientToken
{
    public function __construct(string $agent)
    {
        parent::__construct(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $this->allowClientIncoming($agent);
    }
}

function mint(array $input)
{
    return (new SupportToken($input['name']))->generateToken(600);
}
