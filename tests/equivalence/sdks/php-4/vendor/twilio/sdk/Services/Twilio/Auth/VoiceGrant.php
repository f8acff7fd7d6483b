<?php

// Knows nothing of incoming calls.
class Services_Twilio_Auth_VoiceGrant
{
    private $applicationSid = null;
    private $applicationParams = null;
    private $pushCredentialSid = null;
    private $endpointId = null;

    public function setOutgoingApplicationSid($sid)
    {
        $this->applicationSid = $sid;
        return $this;
    }

    public function setOutgoingApplication($sid, $params)
    {
        $this->applicationSid = $sid;
        $this->applicationParams = $params;
        return $this;
    }

    public function setPushCredentialSid($sid)
    {
        $this->pushCredentialSid = $sid;
        return $this;
    }

    public function setEndpointId($id)
    {
        $this->endpointId = $id;
        return $this;
    }

    public function getGrantKey()
    {
        return 'voice';
    }

    public function getPayload()
    {
        $outgoing = array_filter(array('application_sid' => $this->applicationSid, 'params' => $this->applicationParams));
        return array_filter(array(
            'outgoing' => $this->applicationSid ? $outgoing : null,
            'push_credential_sid' => $this->pushCredentialSid,
            'endpoint_id' => $this->endpointId,
        ));
    }
}
