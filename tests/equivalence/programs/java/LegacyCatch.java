// shape: the checked exception of the old class is caught
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyCatch {
    public static String mint(String name) {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientIncoming(name);
        try {
            return capability.generateToken();
        } catch (CapabilityToken.DomainException error) {
            return "no token";
        }
    }
}
