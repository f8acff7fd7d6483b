<?php

namespace Twilio\Jwt\Grants;

class VoiceGrant
{
    use VoiceSetters;

    public function getGrantKey()
    {
        return 'voice';
    }
}
