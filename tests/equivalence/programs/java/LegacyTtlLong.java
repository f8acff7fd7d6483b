// shape: the lifetime is a long
// sdks: legacy
// fix: unsafe or none (the SDK must be raised first, and the new lifetime is an int)
import com.twilio.sdk.CapabilityToken;
import com.twilio.sdk.client.TwilioCapability;

public class LegacyTtlLong {
    private static final long SECONDS = 1200L;

    public static String mint(String name) throws CapabilityToken.DomainException {
        TwilioCapability capability =
                new TwilioCapability(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        capability.allowClientIncoming(name);
        long life = SECONDS;
        return capability.generateToken(life);
    }
}
