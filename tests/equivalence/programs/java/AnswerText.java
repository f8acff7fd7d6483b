// shape: the token is put into a text
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class AnswerText {
    public static String mint(String name, int ttl) {
        ClientCapability token =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .ttl(ttl)
                        .scopes(Collections.singletonList(new IncomingClientScope(name)))
                        .build();
        return "{\"token\":\"" + token.toJwt() + "\"}";
    }
}
