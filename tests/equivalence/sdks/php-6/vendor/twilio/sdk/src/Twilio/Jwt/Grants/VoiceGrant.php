<?php

namespace Twilio\Jwt\Grants;

class VoiceGrant
{
    private $incomingAllow = null;
    private $applicationSid = null;
    private $applicationParams = null;
    private $pushCredentialSid = null;
    private $endpointId = null;

    public function setIncomingAllow(bool $incomingAllow): self
    {
        $this->incomingAllow = $incomingAllow;
        return $this;
    }

    public function setOutgoingApplicationSid(string $sid): self
    {
        $this->applicationSid = $sid;
        return $this;
    }

    public function setOutgoingApplication(string $sid, array $params): self
    {
        $this->applicationSid = $sid;
        $this->applicationParams = $params;
        return $this;
    }

    public function setPushCredentialSid(string $sid): self
    {
        $this->pushCredentialSid = $sid;
        return $this;
    }

    public function setEndpointId(string $id): self
    {
        $this->endpointId = $id;
        return $this;
    }

    public function getGrantKey(): string
    {
        return 'voice';
    }

    public function getPayload(): array
    {
        $outgoing = array_filter(['application_sid' => $this->applicationSid, 'params' => $this->applicationParams]);
        return array_filter([
            'incoming' => $this->incomingAllow === true ? ['allow' => true] : null,
            'outgoing' => $this->applicationSid ? $outgoing : null,
            'push_credential_sid' => $this->pushCredentialSid,
            'endpoint_id' => $this->endpointId,
        ]);
    }
}
