<?php

namespace Twilio\Jwt\Grants;

class ProgrammableVoiceGrant
{
    use VoiceSetters;

    public function getGrantKey()
    {
        return 'programmable_voice';
    }
}
