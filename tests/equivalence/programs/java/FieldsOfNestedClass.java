// shape: a nested class mints, and the class around it has the credentials
// sdks: modern-string
// fix: safe or none (fields of another class)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;

public class FieldsOfNestedClass {
    private static final String ACCOUNT = System.getenv("TWILIO_ACCOUNT_SID");
    private static final String SECRET = System.getenv("TWILIO_AUTH_TOKEN");

    static final class Minter {
        String forClient(String client) {
            return new ClientCapability.Builder(ACCOUNT, SECRET)
                    .scopes(Collections.singletonList(new IncomingClientScope(client)))
                    .build()
                    .toJwt();
        }
    }

    public static String mint(String name) {
        return new Minter().forClient(name);
    }
}
