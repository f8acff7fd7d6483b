// shape: the old class with scopes on conditions
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyConditional {
    public static String mint(String name, String appSid, boolean incoming, boolean outgoing)
            throws CapabilityToken.DomainException {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        if (incoming) {
            capability.allowClientIncoming(name);
        }
        if (outgoing) {
            capability.allowClientOutgoing(appSid);
        }
        return capability.generateToken();
    }
}
