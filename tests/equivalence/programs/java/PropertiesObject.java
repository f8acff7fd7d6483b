// shape: the credentials are read from properties with keys that are written out
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import java.util.Collections;
import java.util.Properties;

public class PropertiesObject {
    private static final Properties CONFIG = new Properties();

    static {
        CONFIG.setProperty("twilio.account", System.getenv("TWILIO_ACCOUNT_SID"));
        CONFIG.setProperty("twilio.token", System.getenv("TWILIO_AUTH_TOKEN"));
    }

    public static String mint(String name, int ttl) {
        String account = CONFIG.getProperty("twilio.account");
        String token = CONFIG.getProperty("twilio.token");
        return new ClientCapability.Builder(account, token)
                .scopes(Collections.singletonList(new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
