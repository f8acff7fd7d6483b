// shape: the old class with outgoing calls only
// sdks: legacy
// fix: unsafe (the SDK must be raised first, no client name)
// identity: "web_visitor"
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyNoName {
    public static String mint(String appSid) throws CapabilityToken.DomainException {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientOutgoing(appSid);
        return capability.generateToken();
    }
}
