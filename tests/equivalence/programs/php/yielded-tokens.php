<?php
// shape: a generator yields a token for each name
// sdks: modern
// fix: safe
require __DIR__ . '/../vendor/autoload.php';

use Twilio\Jwt\ClientToken;

function tokens(string ...$names): Generator
{
    foreach ($names as $name) {
        $capability = new ClientToken(getenv('TWILIO_ACCOUNT_SID'), getenv('TWILIO_AUTH_TOKEN'));
        $capability->allowClientIncoming($name);
        yield $name => $capability->generateToken(60);
    }
}

function mint(array $input)
{
    return iterator_to_array(tokens('anna', $input['name']));
}
