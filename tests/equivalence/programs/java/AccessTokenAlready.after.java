// shape: an access token for video is minted in the same class
// sdks: modern-string
// fix: safe
import com.twilio.jwt.accesstoken.AccessToken;
import com.twilio.jwt.accesstoken.VideoGrant;
import com.twilio.jwt.accesstoken.VoiceGrant;
import java.util.Arrays;

public class AccessTokenAlready {
    public static Object mint(String name, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String apiKey = System.getenv("TWILIO_API_KEY");
        String apiSecret = System.getenv("TWILIO_API_SECRET");
        AccessToken video = new AccessToken.Builder(accountSid, apiKey, apiSecret)
                .identity(name)
                .ttl(ttl)
                .grant(new VideoGrant().setRoom("lobby"))
                .build();
        AccessToken voice = new AccessToken.Builder(accountSid, apiKey, apiSecret)
                .identity(name)
                .ttl(ttl)
                .grant(new VoiceGrant().setIncomingAllow(true))
                .build();
        return Arrays.asList(video.toJwt(), voice.toJwt());
    }
}
