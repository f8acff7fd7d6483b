// shape: the old class with parameters
// sdks: legacy
// fix: unsafe (the SDK must be raised first)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;
import java.util.Map;

public class LegacyParams {
    public static String mint(String name, String appSid, Map<String, String> params)
            throws CapabilityToken.DomainException {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientOutgoing(appSid, params);
        capability.allowClientIncoming(name);
        return capability.generateToken(900);
    }
}
