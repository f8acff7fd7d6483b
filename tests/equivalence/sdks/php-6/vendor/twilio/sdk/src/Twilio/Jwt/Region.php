<?php

namespace Twilio\Jwt;

use Twilio\Release;

// The constructor stands here because its last parameter came with the region.
if (Release::since('6.12.0')) {
    trait Region
    {
        private $region = null;

        public function __construct(
            string $accountSid,
            string $signingKeySid,
            string $secret,
            int $ttl = 3600,
            ?string $identity = null,
            ?string $region = null
        ) {
            $this->fill($accountSid, $signingKeySid, $secret, $ttl, $identity);
            $this->region = $region;
        }

        public function setRegion(string $region): self
        {
            $this->region = $region;
            return $this;
        }
    }
} else {
    trait Region
    {
        private $region = null;

        public function __construct(
            string $accountSid,
            string $signingKeySid,
            string $secret,
            int $ttl = 3600,
            ?string $identity = null
        ) {
            $this->fill($accountSid, $signingKeySid, $secret, $ttl, $identity);
        }
    }
}
