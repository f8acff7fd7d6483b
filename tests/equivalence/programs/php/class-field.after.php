<?php
// shape: the token is a field that one method constructs and others fill and generate
// sdks: modern
// fix: safe or none (the token crosses methods)
namespace App\Phone;

require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\AccessToken;
use Twilio\Jwt\Grants\VoiceGrant;

class Softphone
{
    private $name;
    private $voiceGrant;

    public function __construct()
    {
        $this->voiceGrant = new VoiceGrant();
    }

    public function allow(string $name, string $appSid): self
    {
        $this->name = $name;
        $this->voiceGrant->setIncomingAllow(true);
        $this->voiceGrant->setOutgoingApplicationSid($appSid);

        return $this;
    }

    public function token(int $ttl): string
    {
        $token = new AccessToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_API_KEY'), getenv('TWILIO_API_SECRET'), $ttl, $this->name);

        return $token->addGrant($this->voiceGrant)->toJWT();
    }
}

function mint(array $input)
{
    return ['token' => (new Softphone())->allow($input['name'], $input['appSid'])->token($input['ttl'])];
}
