// shape: the checked exception is caught together with another
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyMultiCatch {
    public static String mint(String name) {
        try {
            TwilioCapability capability =
                    new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
            capability.allowClientIncoming(name.trim());
            return capability.generateToken();
        } catch (CapabilityToken.DomainException | IllegalStateException error) {
            throw new IllegalArgumentException(error);
        }
    }
}
