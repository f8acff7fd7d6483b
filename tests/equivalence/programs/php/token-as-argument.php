<?php
// shape: the construction is an argument of a private method, which returns what it is given
// sdks: modern
// fix: safe or none (the token crosses methods)
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

class Phone
{
    private function allow(ClientToken $capability, string $name): ClientToken
    {
        $capability->allowClientIncoming($name);

        return $capability;
    }

    public function token(string $name): string
    {
        return $this->allow(new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN')), $name)->generateToken(300);
    }
}

function mint(array $input)
{
    return (new Phone())->token($input['name']);
}
