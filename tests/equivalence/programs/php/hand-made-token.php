<?php
// shape: the token is made without the SDK
// sdks: modern
// fix: none (the token is made by hand)

function part(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

function mint(array $input): string
{
    $claims = [
        'iss' => getenv('TWILIO_ACCOUNT_SID'),
        'exp' => time() + 600,
        'scope' => 'scope:client:incoming?clientName=' . urlencode($input['name']),
    ];
    $signed = part('{"typ":"JWT","alg":"HS256"}') . '.' . part(json_encode($claims));

    return $signed . '.' . part(hash_hmac('sha256', $signed, getenv('TWILIO_AUTH_TOKEN'), true));
}
