// shape: the token is minted inside a lambda
// sdks: modern-string
// fix: safe or none (the token is made by a function that is a value)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;
import java.util.function.Supplier;

public class LambdaSupplier {
    public static String mint(String name, int ttl) {
        Supplier<String> token = () -> new ClientCapability.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Collections.singleton(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
        return token.get();
    }
}
