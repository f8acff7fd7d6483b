// shape: the builder is a variable, and each call a statement
// sdks: modern-string
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;

public class BuilderStepwise {
    public static String mint(String name, String appSid, int ttl) {
        AccessToken.Builder builder = new AccessToken.Builder(
                System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_API_KEY"), System.getenv("TWILIO_API_SECRET"));
        VoiceGrant grant = new VoiceGrant();
        grant.setOutgoingApplicationSid(appSid);
        grant.setIncomingAllow(true);
        builder.identity(name);
        builder.grant(grant);
        builder.ttl(ttl);
        AccessToken accessToken = builder.build();
        String token = accessToken.toJwt();
        return token;
    }
}
