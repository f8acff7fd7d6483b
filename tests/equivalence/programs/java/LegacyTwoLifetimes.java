// shape: one object is generated twice, which doubles its scopes
// sdks: legacy
// fix: unsafe or none (the SDK must be raised first; two lifetimes need two tokens)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;
import java.util.Arrays;
import java.util.List;

public class LegacyTwoLifetimes {
    public static List<String> mint(String name) throws CapabilityToken.DomainException {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientIncoming(name);
        return Arrays.asList(capability.generateToken(600), capability.generateToken(1200));
    }
}
