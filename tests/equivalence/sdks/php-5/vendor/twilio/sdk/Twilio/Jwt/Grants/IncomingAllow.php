<?php

namespace Twilio\Jwt\Grants;

use Twilio\Release;

if (Release::since('5.17.0')) {
    trait IncomingAllow
    {
        private $incomingAllow = null;

        public function setIncomingAllow($incomingAllow)
        {
            $this->incomingAllow = $incomingAllow;
            return $this;
        }
    }
} else {
    trait IncomingAllow
    {
        private $incomingAllow = null;
    }
}
