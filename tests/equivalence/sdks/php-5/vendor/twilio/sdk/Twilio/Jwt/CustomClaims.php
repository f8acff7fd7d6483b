<?php

namespace Twilio\Jwt;

use Twilio\Release;

if (Release::since('5.19.4')) {
    trait CustomClaims
    {
        private $customClaims = array();

        public function addClaim($name, $value)
        {
            $this->customClaims[$name] = $value;
        }
    }
} else {
    trait CustomClaims
    {
        private $customClaims = array();
    }
}
