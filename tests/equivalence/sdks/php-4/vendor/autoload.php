<?php

require_once __DIR__ . '/twilio/sdk/Services/Twilio.php';
