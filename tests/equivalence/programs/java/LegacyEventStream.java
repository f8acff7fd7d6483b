// shape: the old class subscribes to events
// sdks: legacy
// fix: none (event stream)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;
import java.util.HashMap;

public class LegacyEventStream {
    public static String mint(String name) throws CapabilityToken.DomainException {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientIncoming(name);
        capability.allowEventStream(new HashMap<String, String>());
        return capability.generateToken();
    }
}
