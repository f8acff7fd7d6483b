// shape: the generation is a method reference
// sdks: modern-string
// fix: safe or unsafe or none (the token is handed on as a method of it)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;
import java.util.function.Supplier;

public class MethodReference {
    public static String mint(String name, int ttl) {
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(Collections.singletonList(new IncomingClientScope(name)))
                        .ttl(ttl)
                        .build();
        Supplier<String> token = capability::toJwt;
        return token.get();
    }
}
