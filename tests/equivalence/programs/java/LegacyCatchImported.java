// shape: the checked exception has an import of its own
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.CapabilityToken.DomainException;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyCatchImported {
    public static String mint(String name, String appSid) {
        String token = null;
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientIncoming(name);
        capability.allowClientOutgoing(appSid);
        try {
            token = capability.generateToken();
        } catch (DomainException e) {
            e.printStackTrace();
        }
        return token;
    }
}
