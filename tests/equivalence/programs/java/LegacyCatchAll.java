// shape: whatever is thrown is caught
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.client.TwilioCapability;

public class LegacyCatchAll {
    public static String mint(String name) {
        try {
            TwilioCapability capability =
                    new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
            capability.allowClientIncoming(name);
            return capability.generateToken(600L);
        } catch (Exception error) {
            return error.toString();
        }
    }
}
