<?php

namespace Twilio\Jwt;

trait CustomClaims
{
    private $customClaims = [];

    public function addClaim(string $name, string $value): void
    {
        $this->customClaims[$name] = $value;
    }
}
