// shape: the credentials are fields that the constructor fills from the environment
// sdks: modern-string
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;

public class Fields {
    private final String accountSid;
    private final String applicationSid;

    public Fields() {
        this.accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        this.applicationSid = System.getenv("TWILIO_APP_SID");
    }

    public String tokenFor(String name, int ttl) {
        VoiceGrant grant = new VoiceGrant();
        grant.setIncomingAllow(true);
        grant.setOutgoingApplicationSid(applicationSid);
        return new AccessToken.Builder(accountSid, System.getenv("TWILIO_API_KEY"), System.getenv("TWILIO_API_SECRET"))
                .identity(name)
                .ttl(ttl)
                .grant(grant)
                .build()
                .toJwt();
    }

    public static String mint(String name, int ttl) {
        return new Fields().tokenFor(name, ttl);
    }
}
