<?php

namespace Twilio\Jwt;

class JWT
{
    public static function encode(array $claims, string $key, array $header = []): string
    {
        $header = ['typ' => 'JWT', 'alg' => 'HS256'] + $header;
        $signed = self::part(json_encode($header)) . '.' . self::part(json_encode($claims));
        return $signed . '.' . self::part(hash_hmac('sha256', $signed, $key, true));
    }

    private static function part(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }
}
