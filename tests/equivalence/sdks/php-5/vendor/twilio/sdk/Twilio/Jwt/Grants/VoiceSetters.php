<?php

namespace Twilio\Jwt\Grants;

// All of the voice grant but its name and its key.
trait VoiceSetters
{
    use IncomingAllow;

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

    public function getPayload()
    {
        $outgoing = array_filter(array('application_sid' => $this->applicationSid, 'params' => $this->applicationParams));
        return array_filter(array(
            'incoming' => $this->incomingAllow === true ? array('allow' => true) : null,
            'outgoing' => $this->applicationSid ? $outgoing : null,
            'push_credential_sid' => $this->pushCredentialSid,
            'endpoint_id' => $this->endpointId,
        ));
    }
}
