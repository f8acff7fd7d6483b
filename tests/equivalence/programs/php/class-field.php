<?php
// shape: the token is a field that one method constructs and others fill and generate
// sdks: modern
// fix: safe or none (the token crosses methods)
namespace App\Phone;

require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

class Softphone
{
    private $capability;

    public function __construct()
    {
        $this->capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
    }

    public function allow(string $name, string $appSid): self
    {
        $this->capability->allowClientIncoming($name);
        $this->capability->allowClientOutgoing($appSid);

        return $this;
    }

    public function token(int $ttl): string
    {
        return $this->capability->generateToken($ttl);
    }
}

function mint(array $input)
{
    return ['token' => (new Softphone())->allow($input['name'], $input['appSid'])->token($input['ttl'])];
}
