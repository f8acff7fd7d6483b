// shape: the auth token is also that of the client of the API
// sdks: modern-string
// fix: safe
import com.twilio.Twilio;
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VoiceGrant;

public class AuthTokenElsewhere {
    public static String mint(String name, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String authToken = System.getenv("TWILIO_AUTH_TOKEN");
        Twilio.init(accountSid, authToken);
        AccessToken token =
                new AccessToken.Builder(accountSid, System.getenv("TWILIO_API_KEY"), System.getenv("TWILIO_API_SECRET"))
                        .identity(name)
                        .ttl(ttl)
                        .grant(new VoiceGrant().setIncomingAllow(true))
                        .build();
        return token.toJwt();
    }
}
