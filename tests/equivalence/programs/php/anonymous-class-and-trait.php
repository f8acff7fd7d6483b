<?php
// shape: the minting lies in a trait
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

trait MintsTokens
{
    protected function browserToken(string $name): string
    {
        $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming($name);

        return $capability->generateToken();
    }
}

function mint(array $input)
{
    $minter = new class {
        use MintsTokens;

        public function __invoke(string $name): string
        {
            return $this->browserToken($name);
        }
    };

    return $minter($input['name']);
}
